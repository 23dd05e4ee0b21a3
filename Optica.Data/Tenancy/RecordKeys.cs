using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Organisations;

namespace Optica.Data.Tenancy;

/// <summary>Parents by keys that repeat the organisation: a row of one cannot hang on a row of another.</summary>
internal static class RecordKeys
{
    private const string CustomerId = nameof(ICustomerRecord.CustomerId);

    /// <summary>Hangs a record on its customer; where it may have none, so does the key.</summary>
    public static void OfCustomer<T>(this EntityTypeBuilder<T> builder)
        where T : class, ITwoBranchOwned =>
        builder
            .HasOne<Customer>()
            .WithMany()
            .HasForeignKey(nameof(IOrganisationOwned.OrganisationId), CustomerId)
            .HasPrincipalKey(nameof(Customer.OrganisationId), nameof(Customer.Id))
            .OnDelete(DeleteBehavior.Restrict);

    /// <summary>Hangs a record on the branch where it happened and on the customer's.</summary>
    public static void OfBothBranches<T>(this EntityTypeBuilder<T> builder)
        where T : class, ITwoBranchOwned
    {
        builder.OfBranch(nameof(IBranchOwned.BranchId));
        builder.OfBranch(nameof(ITwoBranchOwned.CustomerBranchId));
    }

    /// <summary>Hangs a record on a branch.</summary>
    public static void OfBranch<T>(this EntityTypeBuilder<T> builder, string branch = nameof(IBranchOwned.BranchId))
        where T : class, IBranchOwned =>
        builder
            .HasOne<Branch>()
            .WithMany()
            .HasForeignKey(nameof(IOrganisationOwned.OrganisationId), branch)
            .HasPrincipalKey(nameof(Branch.OrganisationId), nameof(Branch.Id))
            .OnDelete(DeleteBehavior.Restrict);
}
