using System.Threading.Channels;

namespace Optica.Portal.Tests.Support;

/// <summary>A clock that stands still until a test moves it, and whose timers ring when it passes them: nobody waits in real time.</summary>
public sealed class TimerClock(DateTime start) : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<Alarm> alarms = [];
    private readonly Channel<TimeSpan> set = Channel.CreateUnbounded<TimeSpan>();
    private DateTime now = DateTime.SpecifyKind(start, DateTimeKind.Utc);

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
        {
            return new(now);
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var alarm = new Alarm(this, () => callback(state));
        alarm.Change(dueTime, period);
        return alarm;
    }

    /// <summary>Waits until somebody has set a timer for exactly so long: whoever it is, so that no two of the same may be there.</summary>
    public async Task IsSetAsync(TimeSpan wanted, CancellationToken cancellation)
    {
        while (await set.Reader.ReadAsync(cancellation).AsTask().InTimeAsync() != wanted)
        {
            // somebody else's
        }
    }

    /// <summary>Moves on, and rings what is due.</summary>
    public void Advance(TimeSpan by)
    {
        List<Alarm> due;
        lock (gate)
        {
            now += by;
            due = alarms.FindAll(alarm => alarm.At <= now);
            alarms.RemoveAll(alarm => due.Contains(alarm) && !alarm.Again());
        }

        due.ForEach(alarm => alarm.Ring());
    }

    private sealed class Alarm(TimerClock clock, Action ring) : ITimer
    {
        public DateTime At { get; private set; }

        private TimeSpan period = Timeout.InfiniteTimeSpan;

        public void Ring() => ring();

        /// <summary>Whether it rings again, as a periodic one does.</summary>
        public bool Again()
        {
            At += period;
            return period > TimeSpan.Zero;
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock.gate)
            {
                this.period = period;
                clock.alarms.Remove(this);
                if (dueTime >= TimeSpan.Zero)
                {
                    At = clock.now + dueTime;
                    clock.alarms.Add(this);
                    clock.set.Writer.TryWrite(dueTime);
                }
            }

            return true;
        }

        public void Dispose()
        {
            lock (clock.gate)
            {
                clock.alarms.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
