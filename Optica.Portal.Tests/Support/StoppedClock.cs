namespace Optica.Portal.Tests.Support;

/// <summary>A clock that stands at an instant (UTC).</summary>
public sealed class StoppedClock(DateTime now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => new(DateTime.SpecifyKind(now, DateTimeKind.Utc));
}
