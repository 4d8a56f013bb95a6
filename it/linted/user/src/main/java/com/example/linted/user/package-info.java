/** A user of networks that another module declares. */
package com.example.linted.user;
