import { language, languages, nameLanguage, type Theme, theme, themes, words } from '../settings.ts';

/** Language and appearance of the pages. */
export function SettingsControls() {
  const w = words.value;
  return (
    <div class="settings-controls">
      <select
        aria-label={w.tools.languageLabel}
        value={language.value}
        onChange={(event) => (language.value = event.currentTarget.value as typeof language.value)}
      >
        {languages.map((id) => (
          <option key={id} value={id} lang={id}>
            {nameLanguage(id)}
          </option>
        ))}
      </select>
      <select
        aria-label={w.tools.theme.label}
        value={theme.value}
        onChange={(event) => (theme.value = event.currentTarget.value as Theme)}
      >
        {themes.map((id) => (
          <option key={id} value={id}>
            {w.tools.theme[id]}
          </option>
        ))}
      </select>
    </div>
  );
}
