//! The command line as a native program: the machine's files, terminal and clock behind `costpeek::cli`.

use std::fs;
use std::io::{self, ErrorKind, IsTerminal, Read, Write};
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

use costpeek::cli::{Failure, Stream, World, run};
use terminal_size::{Width, terminal_size_of};

fn main() -> ExitCode {
    ExitCode::from(run(std::env::args_os().skip(1), &mut Machine))
}

struct Machine;

impl World for Machine {
    fn read(&mut self, file: Option<&str>) -> Result<Vec<u8>, Failure> {
        let mut bytes = Vec::new();
        let read = match file {
            Some(file) => fs::read(file).map(|content| bytes = content),
            None => io::stdin().read_to_end(&mut bytes).map(|_| ()),
        };
        read.map(|()| bytes).map_err(|error| failure(&error))
    }

    fn write(&mut self, file: &str, text: &str) -> Result<(), Failure> {
        fs::write(file, text).map_err(|error| failure(&error))
    }

    fn print(&mut self, stream: Stream, text: &str) -> Result<(), Failure> {
        let printed = match stream {
            Stream::Out => io::stdout().write_all(text.as_bytes()).and_then(|()| io::stdout().flush()),
            Stream::Err => io::stderr().write_all(text.as_bytes()),
        };
        match printed {
            Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(failure(&error)),
            _ => Ok(()),
        }
    }

    fn columns(&self, stream: Stream) -> Option<usize> {
        let (is_terminal, size) = match stream {
            Stream::Out => (io::stdout().is_terminal(), terminal_size_of(io::stdout())),
            Stream::Err => (io::stderr().is_terminal(), terminal_size_of(io::stderr())),
        };
        is_terminal.then(|| size.map_or(0, |(Width(columns), _)| columns.into()))
    }

    fn variable(&self, name: &str) -> Option<String> {
        std::env::var(name).ok()
    }

    fn today(&self) -> String {
        day(SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs() / 86_400))
    }
}

fn failure(error: &io::Error) -> Failure {
    match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => Failure::NotFound,
        ErrorKind::IsADirectory => Failure::IsFolder,
        ErrorKind::StorageFull => Failure::Full,
        ErrorKind::PermissionDenied => Failure::NotPermitted,
        _ => Failure::Other(error.to_string()),
    }
}

/// The day that comes this many days after 1970-01-01.
fn day(days: u64) -> String {
    // Years are counted from March here: the day that only some of them have is then the last.
    let from_march = days + 719_468;
    let (era, day_of_era) = (from_march / 146_097, from_march % 146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month + 2) / 5 + 1;
    let (year, month) = (400 * era + year_of_era + month / 10, (month + 2) % 12 + 1);
    format!("{year:04}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    #[test]
    fn days_are_those_of_the_calendar() {
        let days = [
            (0, "1970-01-01"),
            (58, "1970-02-28"),
            (59, "1970-03-01"),
            (11_016, "2000-02-29"),
            (11_017, "2000-03-01"),
            (20_778, "2026-11-21"),
            (20_818, "2026-12-31"),
            (20_819, "2027-01-01"),
            (47_540, "2100-02-28"),
            (47_541, "2100-03-01"),
        ];
        for (count, day) in days {
            assert_eq!(super::day(count), day);
        }
    }
}
