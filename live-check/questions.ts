// Every open question, in the order in which they are told.
import type { Ask } from './asking.ts';
import { askBindings, askUnknownId } from './deployed-questions.ts';
import type { Finding } from './finding.ts';
import { servedBy } from './handshake.ts';
import { askCap, askEmpty, askOrder, askRecords, askV2 } from './history-questions.ts';
import { isGood } from './kinds.ts';
import { askContent, askCount, askOffsets, askSans, askStatuses, askV3 } from './list-questions.ts';
import type { Options } from './options.ts';
import { readSample } from './sample.ts';
import { askDetails, askExpiry, askReissue, askUploads, askZone, serving, type HostSeen } from './time-questions.ts';

/**
 * Asks everything. If SCM does not take the credentials, there is one finding, because repeated rejections lock an
 * access key.
 */
export async function askEverything(
  ask: Ask,
  { projectId, hosts, offsetMinutes }: Pick<Options, 'projectId' | 'hosts' | 'offsetMinutes'>
): Promise<Finding[]> {
  const sample = await readSample(ask, projectId, hosts);
  const first = askV3(sample);
  if (!isGood(sample.first)) return [first];
  const seen = await Promise.all(
    hosts.map(async (host): Promise<HostSeen> => {
      const served = await servedBy(host);
      return { served, certificate: served === null ? null : serving(sample, served) };
    })
  );
  return [
    first,
    askV2(sample),
    askDetails(sample),
    askZone(sample, seen, offsetMinutes),
    askExpiry(sample),
    askUploads(sample, offsetMinutes),
    askReissue(sample, offsetMinutes),
    askOrder(sample),
    askEmpty(sample),
    askCap(sample),
    askRecords(sample),
    await askOffsets(ask, sample),
    askSans(sample),
    askStatuses(sample),
    askCount(sample),
    await askContent(ask, sample),
    await askUnknownId(ask, sample),
    await askBindings(ask, seen)
  ];
}
