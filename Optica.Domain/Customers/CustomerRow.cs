using Optica.Domain.Common;

namespace Optica.Domain.Customers;

/// <summary>A customer as lists and search show them.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Version">Version.</param>
/// <param name="BranchId">Branch.</param>
/// <param name="Branch">Name of the branch.</param>
/// <param name="FirstName">Given names.</param>
/// <param name="LastName">Family names.</param>
/// <param name="FullName">Both.</param>
/// <param name="Email">E-mail address.</param>
/// <param name="Phone">Phone, E.164.</param>
/// <param name="Rut">RUT, stored form.</param>
/// <param name="DocumentNumber">Number of the other document.</param>
/// <param name="IsActive">Whether active.</param>
/// <param name="CreatedAt">When registered, UTC.</param>
/// <param name="NextEyeExamDue">Day the next exam is due.</param>
/// <param name="Figures">Spending figures.</param>
public sealed record CustomerRow(
    Guid Id,
    long Version,
    Guid BranchId,
    string Branch,
    string? FirstName,
    string? LastName,
    string FullName,
    string? Email,
    string? Phone,
    string? Rut,
    string? DocumentNumber,
    bool IsActive,
    DateTime CreatedAt,
    DateOnly? NextEyeExamDue,
    FiguresRow Figures
) : IListed
{
    /// <summary>Tags, in the customer's order.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The chain: tells apart what platform admins see together.</summary>
    public Guid OrganisationId { get; init; }

    /// <summary>Whether the customer's data is blocked.</summary>
    public bool IsBlocked { get; init; }

    /// <summary>Whether the customer was erased at their request: what is left is only kept.</summary>
    public bool IsErased { get; init; }

    /// <summary>Why nothing may be done with the customer's data, or null when it may.</summary>
    public CustomerSuspended? Refusal => CustomerSuspended.Of(IsBlocked, IsErased) is { } why ? why with { CustomerId = Id } : null;
}
