/* The notification protocol of systemd (sd_notify(3)), without its library. */
#ifndef DS_APP_NOTIFY_H
#define DS_APP_NOTIFY_H

/* Sends "READY=1" and the like to the service manager that started us, if one did: a datagram
 * to the local socket that NOTIFY_SOCKET names. Never fails. */
void ds_notify(const char *state);

#endif
