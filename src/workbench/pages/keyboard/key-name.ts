/** What a key event says of its key; the browser's `KeyboardEvent` has it all. */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  getModifierState(modifier: string): boolean;
}

/**
 * The name of a pressed key, as key maps write it: the character itself (`c`, `P`, `?`), or a named key with its
 * modifiers (`Enter`, `Shift+ArrowDown`, `Ctrl+z`). The command key of a Mac counts as Control.
 *
 * @returns null for a modifier alone and for characters composed with Alt, which belong to the keyboard's layout
 */
export function nameKey(press: KeyPress): string | null {
  const { key, ctrlKey, metaKey, altKey, shiftKey } = press;
  if (['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock', 'Dead', 'Process', 'Unidentified'].includes(key)) {
    return null;
  }
  const isCharacter = [...key].length === 1;
  const name = key === ' ' ? 'Space' : key;
  // A character typed with AltGr reports Control and Alt together; it is that character.
  const withControl = (ctrlKey && !altKey) || metaKey;
  if (isCharacter && !withControl) return press.getModifierState('CapsLock') ? undoCapsLock(name, shiftKey) : name;
  const letter = withControl && isCharacter ? name.toLowerCase() : name;
  const shifted = shiftKey && (name === 'Space' || !isCharacter || withControl);
  return `${withControl ? 'Ctrl+' : ''}${altKey && !isCharacter ? 'Alt+' : ''}${shifted ? 'Shift+' : ''}${letter}`;
}

/** The letter as it is without Caps Lock: `p` and `P` are different keys. */
function undoCapsLock(letter: string, isShifted: boolean): string {
  const other = isShifted ? letter.toUpperCase() : letter.toLowerCase();
  return [...other].length === 1 ? other : letter;
}

/** A key as people read it: `Shift+ArrowDown` as "Shift ↓". */
export function showKey(name: string): string {
  const signs: Readonly<Record<string, string>> = {
    ArrowUp: '↑',
    ArrowDown: '↓',
    ArrowLeft: '←',
    ArrowRight: '→',
    Backspace: '⌫',
    Enter: '↵',
    Delete: 'Del',
    Escape: 'Esc',
  };
  if (name === '+') return name;
  return name
    .split(/\+(?=.)/)
    .map((part) => signs[part] ?? part)
    .join(' ');
}
