/** Writes the JavaScript of all LWCs into force-app, for the project in the current folder. */
import { compileComponents } from '../../types/generate/components.ts';
import { writeGenerated } from '../../types/generate/files.ts';

await writeGenerated(process.cwd(), await compileComponents(process.cwd()));
