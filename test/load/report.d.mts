export function reportText(report: object): string;
