// The runner's side of an action: what it reads from the log and from the files that it lends.

export interface Annotation {
  level: 'error' | 'warning' | 'notice';
  title: string;
  message: string;
  /** `FILE:LINE:COLUMN` of an annotation on a file. */
  place?: string;
}

export interface LogCommands {
  annotations: Annotation[];
  masks: string[];
  debug: string[];
}

/** Reads the commands of a log as the runner does: at the start of a line, and not between stop and resume. */
export function readCommands(log: string): LogCommands {
  const read: LogCommands = { annotations: [], masks: [], debug: [] };
  let resume: string | null = null;
  for (const line of log.split(/\r?\n/)) {
    const parts = /^\s*::([\w-]+)(?: ([^\n]*?))?::(.*)$/.exec(line);
    if (parts === null) continue;
    const [, command = '', properties = '', data = ''] = parts;
    if (resume !== null) {
      if (command === resume) resume = null;
    } else if (command === 'stop-commands') {
      resume = data;
    } else if (command === 'error' || command === 'warning' || command === 'notice') {
      const place = ['file', 'line', 'col'].map((name) => property(properties, name)).join(':');
      read.annotations.push({
        level: command,
        title: property(properties, 'title'),
        message: unescapeData(data),
        ...(/:\d+:\d+$/.test(place) ? { place } : {})
      });
    } else if (command === 'add-mask') {
      read.masks.push(unescapeData(data));
    } else if (command === 'debug') {
      read.debug.push(unescapeData(data));
    }
  }
  return read;
}

/** Reads an environment file of the runner: `name<<delimiter` with lines up to the delimiter, or `name=value`. */
export function readOutputs(text: string): Record<string, string> {
  const outputs: Record<string, string> = {};
  const lines = text.split(/\r?\n/);
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    if (line === '') continue;
    const heredoc = /^([^=]*?)<<(.+)$/.exec(line);
    const [, name, delimiter] = heredoc ?? [];
    if (name !== undefined && delimiter !== undefined) {
      const end = lines.indexOf(delimiter, index + 1);
      if (end === -1) throw new Error(`output file: the delimiter of ${name} never comes`);
      outputs[name] = lines.slice(index + 1, end).join('\n');
      index = end;
    } else {
      const equals = line.indexOf('=');
      if (equals <= 0) throw new Error(`output file: a line without a name: ${line}`);
      outputs[line.slice(0, equals)] = line.slice(equals + 1);
    }
  }
  return outputs;
}

function property(properties: string, name: string): string {
  const pair = properties.split(',').find((each) => each.startsWith(`${name}=`));
  return unescapeData(pair?.slice(name.length + 1) ?? '')
    .replaceAll(/%3A/gi, ':')
    .replaceAll(/%2C/gi, ',');
}

function unescapeData(text: string): string {
  return text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
}
