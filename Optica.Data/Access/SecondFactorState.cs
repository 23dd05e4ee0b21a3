namespace Optica.Data.Access;

/// <summary>What is kept of somebody's second factor; never in clear.</summary>
/// <param name="Secret">The secret shared with the authenticator app.</param>
/// <param name="LastStep">The last time step whose code was used.</param>
/// <param name="Recovery">Hashes of the recovery codes that are left.</param>
/// <param name="Failed">Wrong codes since the last right one.</param>
/// <param name="ClosedUntil">Until when no code is taken, UTC: after too many wrong ones.</param>
internal sealed record SecondFactorState(byte[] Secret, long LastStep, IReadOnlyList<string> Recovery, int Failed, DateTime? ClosedUntil)
{
    /// <summary>When its set-up was begun, UTC: a secret that lies about is worth nothing soon.</summary>
    public DateTime? BegunAt { get; init; }

    /// <summary>How often it closed since the last right code.</summary>
    public int Closings { get; init; }

    private static TimeSpan LongestClosed => TimeSpan.FromDays(1);

    /// <summary>How it stands after another wrong code: after too many it closes, twice as long every further time.</summary>
    public SecondFactorState AfterWrong(DateTime now)
    {
        if (Failed + 1 < SecondFactors.MostFailed)
        {
            return this with { Failed = Failed + 1 };
        }

        var wait = Math.Min(LongestClosed.Ticks, SecondFactors.Closed.Ticks << Math.Min(Closings, 16));
        return this with { Failed = 0, ClosedUntil = now.AddTicks(wait), Closings = Closings + 1 };
    }
}
