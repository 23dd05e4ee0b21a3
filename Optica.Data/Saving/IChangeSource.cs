using Optica.Domain.Saving;

namespace Optica.Data.Saving;

/// <summary>Where changes are read from that any process committed.</summary>
internal interface IChangeSource
{
    /// <summary>The highest position below which nothing new will appear.</summary>
    Task<ulong> SettledAsync(CancellationToken cancellation);

    /// <summary>What is visible above a position, lowest first; may hold rows above a gap that is still open.</summary>
    /// <param name="position">The position.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellation">Cancels.</param>
    Task<IReadOnlyList<Change>> AfterAsync(ulong position, int most, CancellationToken cancellation);

    /// <summary>How many are visible above a position.</summary>
    Task<int> CountAsync(ulong position, CancellationToken cancellation);
}
