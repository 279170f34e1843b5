import lwc from '@lwc/rollup-plugin';
import replace from '@rollup/plugin-replace';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { rollup, type Plugin } from 'rollup';
import { baseComponentChanges, CLIENT, platformModules, type BundleContent } from './plugins.ts';

export interface BundleRequest extends BundleContent {
  /** Folders of the `c` components by name. */
  folders: Record<string, string>;
}

export interface Bundle {
  code: string;
  warnings: string[];
}

const require = createRequire(import.meta.url);

/** Bundles the shell's browser code, the base components it reaches and the org's own components into one script. */
export async function buildBundle(request: BundleRequest): Promise<Bundle> {
  const warnings: string[] = [];
  const bundle = await rollup({
    input: join(CLIENT, 'main.js'),
    onwarn: (warning) => void warnings.push(warning.message),
    plugins: [
      platformModules(request),
      baseComponentChanges(),
      // The plugin's typings are of @rollup/plugin-replace for CommonJS consumers.
      (replace as unknown as (options: object) => Plugin)({
        'process.env.NODE_ENV': JSON.stringify('production'),
        'import.meta.env.SSR': 'false',
        preventAssignment: true,
      }),
      (lwc as unknown as (options: object) => Plugin)({
        rootDir: CLIENT,
        modules: [
          { dir: join(CLIENT, 'modules') },
          ...Object.entries(request.folders).map(([name, folder]) => ({
            name: `c/${name}`,
            path: join(folder, `${name}.js`),
          })),
          { npm: 'lightning-base-components' },
        ],
        enableDynamicComponents: true,
        experimentalDynamicDirective: true,
        disableSyntheticShadowSupport: false,
      }),
      nodePackages(),
    ],
  });
  const { output } = await bundle.generate({ format: 'iife', inlineDynamicImports: true, sourcemap: false });
  await bundle.close();
  return { code: output[0].code, warnings };
}

/** Packages that are no LWC modules, from this package's own dependencies. */
function nodePackages(): Plugin {
  const entries: Record<string, string> = { lwc: '@lwc/engine-dom', '@lwc/synthetic-shadow': '@lwc/synthetic-shadow' };
  return {
    name: 'node-packages',
    resolveId(id) {
      const name = entries[id];
      return name === undefined ? null : join(dirname(require.resolve(`${name}/package.json`)), 'dist/index.js');
    },
  };
}
