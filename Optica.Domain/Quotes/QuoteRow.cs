using Optica.Domain.Common;

namespace Optica.Domain.Quotes;

/// <summary>A quote as lists show it.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Version">Version.</param>
/// <param name="Number">Number.</param>
/// <param name="BranchId">Branch where it was made.</param>
/// <param name="Branch">Its name.</param>
/// <param name="CustomerId">The customer.</param>
/// <param name="CustomerName">The customer's name; empty when they are out of the caller's reach by now.</param>
/// <param name="Status">What it reads today, by the branch's calendar.</param>
/// <param name="ValidUntil">The last day it may be accepted.</param>
/// <param name="LowestTotal">CLP with tax of the cheapest alternative; of the accepted one once there is one.</param>
/// <param name="HighestTotal">The same of the dearest.</param>
/// <param name="Alternatives">How many alternatives.</param>
/// <param name="CreatedAt">When, UTC.</param>
/// <param name="Seller">Name of who made it, or null.</param>
public sealed record QuoteRow(
    Guid Id,
    long Version,
    string Number,
    Guid BranchId,
    string Branch,
    Guid CustomerId,
    string CustomerName,
    QuoteStatus Status,
    DateOnly ValidUntil,
    long LowestTotal,
    long HighestTotal,
    int Alternatives,
    DateTime CreatedAt,
    string? Seller
) : IListed
{
    /// <summary>Who made it, or null.</summary>
    public Guid? SellerId { get; init; }

    /// <summary>The order it became, or null.</summary>
    public Guid? OrderId { get; init; }

    /// <summary>The work order it became, or null.</summary>
    public Guid? WorkOrderId { get; init; }

    /// <summary>Steps it can take.</summary>
    public IReadOnlyList<QuoteStatus> Next => QuoteLife.Next(Status);
}
