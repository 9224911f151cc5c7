//! What is outside of the program.

use std::fmt;

/// What a command line can see and do. Nothing else of the machine is known here.
pub trait World {
    /// The content of a file, or of standard input where no file is named.
    ///
    /// # Errors
    /// With the reason why it cannot be read.
    fn read(&mut self, file: Option<&str>) -> Result<Vec<u8>, Failure>;

    /// Writes a file, in place of what it held.
    ///
    /// # Errors
    /// With the reason why it cannot be written.
    fn write(&mut self, file: &str, text: &str) -> Result<(), Failure>;

    /// Prints a text as it is. That nobody reads on is no failure.
    ///
    /// # Errors
    /// With the reason why it cannot be printed.
    fn print(&mut self, stream: Stream, text: &str) -> Result<(), Failure>;

    /// How many columns the terminal has that shows the stream, 0 where it does not say; none where no terminal does.
    fn columns(&self, stream: Stream) -> Option<usize>;

    /// A variable of the environment.
    fn variable(&self, name: &str) -> Option<String>;

    /// Today, YYYY-MM-DD, in UTC.
    fn today(&self) -> String;
}

/// Where a text is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stream {
    /// Standard output: what was asked for.
    Out,
    /// Standard error: why it cannot be given.
    Err,
}

/// Why a file cannot be read or written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure {
    /// Neither the file nor, to write it, its folder may be missing.
    NotFound,
    /// A folder is no file.
    IsFolder,
    /// The system does not let this person do it.
    NotPermitted,
    /// The disk is full.
    Full,
    /// Anything else, in the system's words.
    Other(String),
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Failure::NotFound => "there is no such file or folder",
            Failure::IsFolder => "it is a folder",
            Failure::NotPermitted => "permission is denied",
            Failure::Full => "the disk is full",
            Failure::Other(words) => words,
        })
    }
}
