import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { callSigned, type Body, type Reply } from '../../simulator/official-client.ts';
import { aCertificate, aPush, DAY, HOUR, PROJECT_ID, scmId, scmTime } from '../../simulator/scenario.ts';
import { startSimulator, type Simulator } from '../../simulator/scm-simulator.ts';

const certificate = aCertificate();
const HISTORY = `/v2/${PROJECT_ID}/scm/cert/${certificate.id}/push-history`;

let simulator: Simulator;

beforeEach(async () => {
  simulator = await startSimulator({ certificates: [certificate] });
});

afterEach(() => simulator.close());

const call = (path: string): Promise<Reply> => callSigned(simulator, path);

describe('push history', () => {
  const now = Date.now();
  const twelve = Array.from({ length: 12 }, (_, index) => aPush({ service: 'WAF', pushTime: now - index * HOUR }));
  const times = (body: Body): number[] => (body.push_history_list ?? []).map((push) => Number(push.push_time));

  test('holds the ten newest records, newest first, times as text', async () => {
    simulator.setScenario({ certificates: [{ ...certificate, pushes: twelve.toReversed() }] });
    const { body } = await call(HISTORY);
    expect(times(body)).toEqual(twelve.slice(0, 10).map(({ pushTime }) => pushTime));
    expect(typeof body.push_history_list?.[0]?.push_time).toBe('string');
  });

  test('comes in another order where one is scripted', async () => {
    const shuffled = [3, 0, 11, 2].map((index) => twelve[index] ?? aPush());
    simulator.setScenario({ certificates: [{ ...certificate, pushes: shuffled }], historyOrder: 'as-given' });
    expect(times((await call(HISTORY)).body)).toEqual(shuffled.map(({ pushTime }) => pushTime));
    simulator.setScenario({ historyOrder: 'oldest-first' });
    expect(times((await call(HISTORY)).body)).toEqual([11, 3, 2, 0].map((index) => now - index * HOUR));
  });

  test('can carry any value as record or as a whole', async () => {
    simulator.setScenario({
      certificates: [{ ...certificate, pushes: [aPush({ raw: 7 }), aPush({ pushTime: 'yesterday' })] }]
    });
    expect((await call(HISTORY)).body.push_history_list).toEqual([
      7,
      { push_time: 'yesterday', push_remote_project: null, push_service: 'CDN' }
    ]);
    simulator.setScenario({ certificates: [{ ...certificate, rawHistory: { push_history_list: null } }] });
    expect((await call(HISTORY)).body).toEqual({ push_history_list: null });
  });
});

describe('list', () => {
  const start = Date.UTC(2026, 0, 1);
  const account = Array.from({ length: 120 }, (_, index) =>
    aCertificate({
      id: scmId(start + index * HOUR),
      name: `cert-${index}`,
      domain: index === 7 ? 'Seven.example.com' : `n${index}.example.com`,
      status: index % 2 === 0 ? 'ISSUED' : 'EXPIRED',
      notAfter: scmTime(start + ((index * 37) % 120) * DAY),
      shared: index === 119
    })
  );
  const ids = (body: Body): unknown[] => (body.certificates ?? []).map((row) => row['id']);
  const list = async (query: string): Promise<{ status: number; body: Body }> => call(`/v3/scm/certificates?${query}`);

  beforeEach(() => {
    simulator.setScenario({ certificates: account });
  });

  test('pages through every own certificate, a short page at the end', async () => {
    const pages = await Promise.all([0, 50, 100, 150].map((offset) => list(`limit=50&offset=${offset}`)));
    expect(pages.map(({ body }) => body.certificates?.length)).toEqual([50, 50, 19, 0]);
    expect(new Set(pages.flatMap(({ body }) => ids(body))).size).toBe(119);
    expect(pages[0]?.body.total_count).toBe(119);
  });

  test('holds shared certificates when asked for', async () => {
    expect((await list('owned_by_self=false')).body.total_count).toBe(120);
  });

  test('has no issue time, no start and no fingerprint in a row', async () => {
    const [row] = (await list('limit=10')).body.certificates ?? [];
    expect(row).toHaveProperty('expire_time');
    for (const field of ['issue_time', 'not_before', 'fingerprint']) expect(row).not.toHaveProperty(field);
  });

  test('is sorted by expiry, either way', async () => {
    const expiries = async (direction: string): Promise<unknown[]> =>
      ((await list(`limit=50&sort_key=certExpiredTime&sort_dir=${direction}`)).body.certificates ?? []).map(
        (row) => row['expire_time']
      );
    const descending = await expiries('DESC');
    const ascending = await expiries('ASC');
    expect(descending).toEqual(descending.toSorted().toReversed());
    expect(ascending).toEqual(ascending.toSorted());
  });

  test('is filtered by status and by a keyword over name and domain', async () => {
    expect((await list('status=EXPIRED')).body.total_count).toBe(59);
    expect(ids((await list('content=seven.example')).body)).toEqual([account[7]?.id]);
    expect(ids((await list('content=cert-99')).body)).toEqual([account[99]?.id]);
  });

  test.each(['limit=15', 'limit=100', 'offset=-1', 'sort_key=name', 'sort_dir=down', 'status=GREEN'])(
    'refuses %s',
    async (query) => {
      expect(await list(query)).toMatchObject({ status: 400, body: { error_code: 'SCM.0005' } });
    }
  );

  test.each([30, 100])('refuses an offset beyond %i where that is the limit', async (maxOffset) => {
    simulator.setScenario({ list: { maxOffset } });
    expect((await list(`offset=${maxOffset}`)).status).toBe(200);
    expect((await list(`offset=${maxOffset + 1}`)).status).toBe(400);
  });

  test('lies about total, pages and rows when scripted', async () => {
    simulator.setScenario({ list: { totalCount: 3, repeatPages: true } });
    const [first, second] = [await list('limit=10'), await list('limit=10&offset=10')];
    expect(ids(second.body)).toEqual(ids(first.body));
    expect(first.body.total_count).toBe(3);
    simulator.setScenario({ list: { rows: [{ id: 1 }, { id: 1 }, null], totalCount: null, repeatPages: false } });
    expect((await list('')).body).toEqual({ certificates: [{ id: 1 }, { id: 1 }, null], total_count: 3 });
  });

  test('sends rows with blank, unreadable or absent fields when scripted', async () => {
    const rowFields = [{ expire_time: '' }, { expire_time: 'soon' }, { sans: null }, { sans: undefined }];
    simulator.setScenario({
      certificates: rowFields.map((fields, index) =>
        aCertificate({ id: scmId(start + index), updatedAt: start - index, rowFields: fields })
      )
    });
    const rows = (await list('')).body.certificates ?? [];
    expect(rows.map((row) => row['expire_time']).slice(0, 2)).toEqual(['', 'soon']);
    expect(rows[2]).toHaveProperty('sans', null);
    expect(rows[3]).not.toHaveProperty('sans');
  });
});

describe('filters that the action does not use', () => {
  const soon = aCertificate({ id: scmId(1), name: 'soon', notAfter: scmTime(Date.now() + DAY) });
  const gone = aCertificate({
    id: scmId(2),
    name: 'gone',
    notAfter: scmTime(Date.now() - 10 * DAY),
    deploySupport: false
  });
  const timeless = aCertificate({ id: scmId(3), name: 'timeless', notAfter: null, enterpriseProjectId: 'project-7' });

  test.each([
    ['', ['gone', 'soon', 'timeless']],
    ['deploy_support=false', ['gone', 'soon', 'timeless']],
    ['deploy_support=true', ['soon', 'timeless']],
    ['enterprise_project_id=all', ['gone', 'soon', 'timeless']],
    ['enterprise_project_id=0', ['gone', 'soon']],
    ['enterprise_project_id=project-7', ['timeless']],
    ['expired_days_since=0', ['soon', 'timeless']],
    ['expired_days_since=9', ['soon', 'timeless']],
    ['expired_days_since=11', ['gone', 'soon', 'timeless']]
  ])('%s', async (query, names) => {
    simulator.setScenario({ certificates: [soon, gone, timeless] });
    const { body } = await call(`/v3/scm/certificates?${query}`);
    expect(body.certificates?.map(({ name }) => name).toSorted()).toEqual(names);
    expect(body.total_count).toBe(names.length);
  });

  test.each(['deploy_support=yes', 'expired_days_since=1096', 'expired_days_since=-1', 'owned_by_self=1'])(
    '%s is refused',
    async (query) => {
      const { status, body } = await call(`/v3/scm/certificates?${query}`);
      expect([status, body.error_code]).toEqual([400, 'SCM.0005']);
    }
  );
});
