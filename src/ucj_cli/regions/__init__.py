"""What is published of the 514 kabupaten and kota: codes, names, employed people, minimum wages; and finding one."""
