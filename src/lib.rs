//! A place holder.
