using Optica.Domain.Common;

namespace Optica.Domain.Customers;

/// <summary>A tag of a customer; repeats organisation and branch, so that lists can be driven from the tag.</summary>
public sealed class CustomerTag : IBranchOwned
{
    /// <summary>Longest folded tag.</summary>
    public const int FoldedLength = 120;

    private CustomerTag() { }

    /// <inheritdoc />
    public Guid OrganisationId { get; private set; }

    /// <inheritdoc />
    public Guid BranchId { get; private set; }

    /// <summary>The customer.</summary>
    public Guid CustomerId { get; private set; }

    /// <summary>The tag as typed, ≤ 40.</summary>
    public string Text { get; private set; } = "";

    /// <summary>The tag without case and accents: what makes it the same tag.</summary>
    public string Folded { get; private set; } = "";

    /// <summary>Place among the customer's tags, from 0.</summary>
    public int Position { get; private set; }

    internal static CustomerTag Create(Customer customer, string text, string folded, int position) =>
        new()
        {
            OrganisationId = customer.OrganisationId,
            BranchId = customer.BranchId,
            CustomerId = customer.Id,
            Text = text,
            Folded = folded,
            Position = position,
        };

    internal void Set(string text, int position)
    {
        Text = text;
        Position = position;
    }

    internal void MoveTo(Guid branchId) => BranchId = branchId;
}
