// The documents that exist in two languages, and what their sections are called.

/** Of each README: its words, and its headings by what they are about. */
export const editions = [
  {
    name: 'README.md',
    yes: 'yes',
    no: 'no',
    unless: 'unless `allow-unknown`',
    unlessPolicy: 'unless `policy-file`',
    headings: {
      quickStart: 'Quick start',
      trial: 'Try it without an account',
      evidence: 'What it proves',
      permissions: 'Permissions',
      credentials: 'Credentials',
      usualInputs: 'Usual inputs',
      rareInputs: 'Rare inputs',
      requirements: 'Requirements',
      hosts: 'Hosts',
      verdicts: 'Verdicts',
      outputs: 'Outputs',
      runners: 'Runners and versions'
    }
  },
  {
    name: 'README.zh-CN.md',
    yes: '是',
    no: '否',
    unless: '除非 `allow-unknown`',
    unlessPolicy: '除非 `policy-file`',
    headings: {
      quickStart: '快速开始',
      trial: '没有账号也能试用',
      evidence: '能证明什么',
      permissions: '权限',
      credentials: '凭证',
      usualInputs: '常用参数',
      rareInputs: '不常用的参数',
      requirements: '要求的写法',
      hosts: '主机',
      verdicts: '结论',
      outputs: '输出参数',
      runners: '运行器与版本'
    }
  }
];

/** English and Chinese. */
export const twins = [
  ['README.md', 'README.zh-CN.md'],
  ['docs/recipes.md', 'docs/recipes.zh-CN.md']
] as const;
