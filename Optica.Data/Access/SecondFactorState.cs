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
}
