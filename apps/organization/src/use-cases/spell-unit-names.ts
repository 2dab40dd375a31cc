import { UnitPronunciations } from '../ports/unit-pronunciations.js';

const AT_ONCE = 500;

/**
 * Makes every unit findable by pinyin: those founded before names were spelled, and those that a process of an earlier release
 * has founded or renamed. Twice at once does no harm.
 */
export class SpellUnitNames {
  constructor(private readonly pronunciations: UnitPronunciations) {}

  async execute(districtId: string): Promise<void> {
    while ((await this.pronunciations.spellSome(districtId, AT_ONCE)) === AT_ONCE);
  }
}
