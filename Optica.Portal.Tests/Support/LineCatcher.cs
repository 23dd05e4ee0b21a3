using System.Collections.Concurrent;
using System.Text;
using Microsoft.Extensions.Logging;

namespace Optica.Portal.Tests.Support;

/// <summary>
/// Keeps what is logged as a console would write it: message, exception, and every value beside the message. Scopes are not written:
/// ASP.NET Core's own holds the path.
/// </summary>
public sealed class LineCatcher : ILoggerProvider
{
    private readonly ConcurrentQueue<string> lines = new();
    private readonly ConcurrentQueue<string> errors = new();

    /// <summary>What was logged so far.</summary>
    public IReadOnlyCollection<string> Lines => lines;

    /// <summary>What of it tells that something failed unexpectedly: the database's own lines do not, for a refused row may be expected.</summary>
    public IReadOnlyCollection<string> Errors => errors;

    public ILogger CreateLogger(string categoryName) => new Catcher(this, categoryName);

    public void Dispose() { }

    private static void Add(StringBuilder line, object? state)
    {
        if (state is IEnumerable<KeyValuePair<string, object?>> values)
        {
            foreach (var (name, value) in values)
            {
                line.Append(' ').Append(name).Append('=').Append(value);
            }
        }
        else
        {
            line.Append(' ').Append(state);
        }
    }

    private sealed class Catcher(LineCatcher owner, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            var line = new StringBuilder(category).Append(' ').Append(formatter(state, exception)).Append(' ').Append(exception);
            Add(line, state);
            owner.lines.Enqueue(line.ToString());
            if (logLevel >= LogLevel.Error && !category.StartsWith("Microsoft.EntityFrameworkCore.", StringComparison.Ordinal))
            {
                owner.errors.Enqueue(line.ToString());
            }
        }
    }
}
