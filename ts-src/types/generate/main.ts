/** Writes the types that LWC sources are checked against, for the project in the current folder. */
import { generateTypes } from './generate.ts';
import { writeGenerated } from './files.ts';

await writeGenerated(process.cwd(), await generateTypes(process.cwd()));
