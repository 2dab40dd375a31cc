import { countBelow, textBelow, type XmlElement } from '../xml/xml-element.js';
import { type Omissions } from './omissions.js';

/** Names a drawing by what is in it; its text is not part of the running text, so the result is always ''. */
export function countDrawing(drawing: XmlElement, omissions: Omissions): '' {
  const textBoxes = countBelow(
    drawing,
    (node) => node.name === 'w:txbxContent' && textBelow(node).trim() !== '',
  );
  if (textBoxes > 0) omissions.add('text-boxes-left-out', textBoxes);
  else if (drawing.name === 'w:object') omissions.add('embedded-objects-left-out');
  else if (countBelow(drawing, isPicture) > 0) omissions.add('pictures-left-out');
  else omissions.add('drawings-left-out');
  return '';
}

function isPicture(node: XmlElement): boolean {
  return node.name === 'a:blip' || node.name === 'v:imagedata';
}
