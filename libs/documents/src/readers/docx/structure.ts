import { child, textBelow, toggle, type XmlElement } from '../xml/xml-element.js';
import { type Omissions } from './omissions.js';

/** Alternatives say the same thing twice, for new and for old programs: one branch only. */
export function chosenBranch(alternatives: XmlElement): XmlElement | undefined {
  return child(alternatives, 'mc:Choice') ?? child(alternatives, 'mc:Fallback');
}

/** Content of a control (w:sdt); undefined while it only shows its prompt, which nobody wrote. */
export function controlContent(control: XmlElement, omissions: Omissions): XmlElement | undefined {
  const content = child(control, 'w:sdtContent');
  const properties = child(control, 'w:sdtPr');
  if (!properties || !toggle(properties, 'w:showingPlcHdr')) return content;
  if (content && textBelow(content).trim() !== '') omissions.add('placeholders-left-out');
  return undefined;
}
