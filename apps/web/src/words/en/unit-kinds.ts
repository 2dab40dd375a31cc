import type zh from '../zh-CN/unit-kinds.js';
import type { LikeChinese } from '../words.js';

export default {
  'district-committee': 'District committee',
  'work-committee': 'Work committee',
  committee: 'Committee',
  'leading-party-group': 'Leading group',
  'general-branch': 'General branch',
  branch: 'Branch',
  'grid-branch': 'Grid branch',
  'temporary-branch': 'Temporary branch',
  'party-cell': 'Party cell',
  office: 'Office',
  government: 'Government',
  'subdistrict-office': 'Subdistrict office',
  community: 'Community',
  'stewardship-area': 'Stewardship area',
} satisfies LikeChinese<typeof zh>;
