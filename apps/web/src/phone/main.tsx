import '../look/tokens.css';
import '../look/base.css';
import './frame/start.css';
import { showFirstList } from './first/first-list.js';

showFirstList();
void import('./start.js');
