/* What surrounds the declarations of every public header: C names, seen outside the library. */
#ifndef DOSSIER_DECLARE_H
#define DOSSIER_DECLARE_H

#include <glib.h>

#define DS_BEGIN_DECLS G_BEGIN_DECLS _Pragma("GCC visibility push(default)")
#define DS_END_DECLS   _Pragma("GCC visibility pop") G_END_DECLS

#endif
