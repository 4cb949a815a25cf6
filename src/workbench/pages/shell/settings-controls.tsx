import { language, languages, messages, nameLanguage, type Theme, theme, themes } from '../settings.ts';

/** Language and appearance of the pages. */
export function SettingsControls() {
  const m = messages.value;
  return (
    <div class="settings-controls">
      <select
        aria-label={m.tools.languageLabel}
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
        aria-label={m.tools.theme.label}
        value={theme.value}
        onChange={(event) => (theme.value = event.currentTarget.value as Theme)}
      >
        {themes.map((id) => (
          <option key={id} value={id}>
            {m.tools.theme[id]}
          </option>
        ))}
      </select>
    </div>
  );
}
