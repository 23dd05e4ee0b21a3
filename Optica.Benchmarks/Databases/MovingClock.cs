namespace Optica.Benchmarks.Databases;

/// <summary>A clock that only goes on when it is told to.</summary>
/// <param name="start">The instant it stands at, UTC.</param>
internal sealed class MovingClock(DateTimeOffset start) : TimeProvider
{
    private DateTimeOffset now = start;

    public override DateTimeOffset GetUtcNow() => now;

    /// <summary>Goes on.</summary>
    public void Advance(TimeSpan time) => now += time;
}
