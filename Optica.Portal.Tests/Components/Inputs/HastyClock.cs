namespace Optica.Portal.Tests.Components.Inputs;

/// <summary>A clock on which short waits (for more typing) are over at once; the time itself is another's.</summary>
/// <param name="time">Whose time it tells.</param>
internal sealed class HastyClock(TimeProvider time) : TimeProvider
{
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(1);

    public override DateTimeOffset GetUtcNow() => time.GetUtcNow();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, dueTime > TimeSpan.Zero && dueTime < Short ? TimeSpan.Zero : dueTime, period);
}
