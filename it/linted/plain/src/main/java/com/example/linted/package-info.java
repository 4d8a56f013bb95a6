/** Networks of every kind. */
package com.example.linted;
