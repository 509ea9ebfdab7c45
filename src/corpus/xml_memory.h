/* What libxml2 does where memory ends. */
#ifndef DS_CORPUS_XML_MEMORY_H
#define DS_CORPUS_XML_MEMORY_H

/* From here on the process ends with a message, as GLib lets it, when libxml2 gets no memory:
 * by itself it leaves out what it was about to write. Once, before any thread. */
void ds_xml_memory_or_end(void);

#endif
