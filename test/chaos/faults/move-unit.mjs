/** A branch goes under another general branch while it works: other people review it from now on (reliability C41). */
export const moveUnit = {
  name: 'move-unit',
  async strike({ district, random }) {
    const keys = Object.keys(district.unitIds).filter((key) => /^upper-\d-\d$/.test(key));
    const body = { newParentId: district.unitIds[random.pick(['upper-1', 'upper-2'])] };
    await district.units.post(`units/${district.unitIds[random.pick(keys)]}/move`, { body });
  },
};
