import prettier from 'prettier';

/** Text as prettier writes it for a file, with the settings that apply to the file's path. */
export async function pretty(file: string, text: string): Promise<string> {
  const config = await prettier.resolveConfig(file);
  return prettier.format(text, { ...config, filepath: file });
}
