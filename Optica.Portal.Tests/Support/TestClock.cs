namespace Optica.Portal.Tests.Support;

/// <summary>A clock that stands still until a test moves it; safe across threads.</summary>
public sealed class TestClock(DateTime start) : TimeProvider
{
    private long ticks = start.Ticks;

    /// <summary>Now, UTC.</summary>
    public DateTime Now
    {
        get => new(Interlocked.Read(ref ticks), DateTimeKind.Utc);
        set => Interlocked.Exchange(ref ticks, value.Ticks);
    }

    /// <summary>Moves on.</summary>
    public void Advance(TimeSpan by) => Interlocked.Add(ref ticks, by.Ticks);

    public override DateTimeOffset GetUtcNow() => new(Now);
}
