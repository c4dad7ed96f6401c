import { describe, expect, test } from '@jest/globals';
import { ShapeError } from '../../src/errors.ts';
import { parseDeployed } from '../../src/scm/deployed-schema.ts';
import { CERT_ID, OTHER_CERT_ID } from '../builders.ts';

const CDN = {
  service: 'cdn',
  resource_num: 1,
  region_resources: [
    { region_id: 'global', is_error: false, resources: [{ resource_id: 'r1', resource_name: 'www.example.com' }] }
  ]
};
const result = (over: object = {}): object => ({
  certificate_id: CERT_ID,
  total_num: 1,
  deployed_resources: [CDN],
  ...over
});
const parsed = (...results: unknown[]): unknown => parseDeployed({ results }, [CERT_ID]).get(CERT_ID);
const FOUND = { certId: CERT_ID, service: 'CDN', region: 'global', id: 'r1', name: 'www.example.com' };

describe('the answer about deployed resources', () => {
  test.each<[string, object, object]>([
    ['all is told', result(), { resources: [FOUND], gaps: [] }],
    ['nothing uses it', result({ total_num: 0, deployed_resources: null }), { resources: [], gaps: [] }],
    [
      'a resource has no name',
      result({
        deployed_resources: [
          { ...CDN, region_resources: [{ region_id: 'global', resources: [{ resource_id: 'r1' }] }] }
        ]
      }),
      { resources: [{ ...FOUND, name: null }], gaps: [] }
    ],
    [
      'the list is shorter than its number',
      result({ total_num: 3, deployed_resources: [{ ...CDN, resource_num: 3 }] }),
      { resources: [FOUND], gaps: [{ code: 'not-listed', certId: CERT_ID, service: 'CDN', count: 2 }] }
    ],
    [
      'the whole is more than its parts',
      result({ total_num: 2 }),
      { resources: [FOUND], gaps: [{ code: 'not-listed', certId: CERT_ID, service: null, count: 1 }] }
    ],
    [
      'the list is longer than its number',
      result({ deployed_resources: [{ ...CDN, resource_num: 0 }] }),
      { resources: [FOUND], gaps: [] }
    ],
    [
      'one resource stands in for another',
      result({
        total_num: 2,
        deployed_resources: [
          {
            ...CDN,
            resource_num: 2,
            region_resources: [
              {
                region_id: 'global',
                resources: [{ resource_id: 'r1', resource_name: 'www.example.com' }, { resource_id: 'r1' }]
              }
            ]
          }
        ]
      }),
      { resources: [FOUND], gaps: [{ code: 'not-listed', certId: CERT_ID, service: 'CDN', count: 1 }] }
    ],
    [
      'resources have neither ID nor name',
      result({
        total_num: 2,
        deployed_resources: [
          { ...CDN, resource_num: 2, region_resources: [{ region_id: 'global', resources: [{}, {}] }] }
        ]
      }),
      {
        resources: [
          { ...FOUND, id: '', name: null },
          { ...FOUND, id: '', name: null }
        ],
        gaps: []
      }
    ],
    [
      'a region has no name',
      result({
        deployed_resources: [{ ...CDN, service: 'WAF', region_resources: [{ resources: [{ resource_id: 'r1' }] }] }]
      }),
      {
        resources: [{ ...FOUND, service: 'WAF', region: '', name: null }],
        gaps: [{ code: 'region-error', certId: CERT_ID, service: 'WAF', region: '' }]
      }
    ],
    [
      'a hundred resources are listed in a region',
      result({
        total_num: 101,
        deployed_resources: [
          {
            ...CDN,
            resource_num: 101,
            region_resources: [
              {
                region_id: 'global',
                resources: Array.from({ length: 100 }, (_, index) => ({ resource_id: `r${index}` }))
              }
            ]
          }
        ]
      }),
      {
        resources: Array.from({ length: 100 }, (_, index) => ({ ...FOUND, id: `r${index}`, name: null })),
        gaps: [{ code: 'not-listed', certId: CERT_ID, service: 'CDN', count: 1 }]
      }
    ],
    [
      'a region is in error',
      result({
        total_num: 0,
        deployed_resources: [
          { service: 'WAF', resource_num: 0, region_resources: [{ region_id: 'cn-east-3', is_error: true }] }
        ]
      }),
      { resources: [], gaps: [{ code: 'region-error', certId: CERT_ID, service: 'WAF', region: 'cn-east-3' }] }
    ]
  ])('%s', (_, answer, expected) => {
    expect(parsed(answer)).toEqual(expected);
  });

  test('a result for an ID that nobody asked about is left out, and one that is absent is not in it', () => {
    expect(parseDeployed({ results: [result({ certificate_id: OTHER_CERT_ID })] }, [CERT_ID]).size).toBe(0);
  });

  test('several results for one ID are one', () => {
    expect(parsed(result(), result({ total_num: 0, deployed_resources: [] }))).toEqual({
      resources: [FOUND],
      gaps: []
    });
  });

  test('a hostile name is one line of plain text', () => {
    const resources = [{ resource_id: 'r1', resource_name: 'a\n::error::\u202Eb' }];
    const answer = result({ deployed_resources: [{ ...CDN, region_resources: [{ region_id: 'global', resources }] }] });
    expect(parsed(answer)).toMatchObject({ resources: [{ name: 'a ::error:: b' }] });
  });

  test.each<[string, unknown]>([
    ['no object', 'all good'],
    ['a number that is none', { results: [result({ total_num: '1' })] }],
    ['a negative number', { results: [result({ total_num: -1 })] }],
    ['a service without a name', { results: [result({ deployed_resources: [{ ...CDN, service: ' ' }] })] }],
    [
      'too many resources',
      {
        results: [
          result({
            deployed_resources: [
              {
                ...CDN,
                region_resources: [{ region_id: 'global', resources: Array.from({ length: 1_001 }, () => ({})) }]
              }
            ]
          })
        ]
      }
    ]
  ])('%s cannot be trusted', (_, answer) => {
    expect(() => parseDeployed(answer, [CERT_ID])).toThrow(ShapeError);
  });
});
