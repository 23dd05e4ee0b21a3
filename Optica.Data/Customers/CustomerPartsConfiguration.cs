using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Optica.Domain.Customers;
using Optica.Domain.Organisations;

namespace Optica.Data.Customers;

/// <summary>What hangs on a customer, each by a key that repeats the organisation.</summary>
internal sealed class CustomerPartsConfiguration
    : IEntityTypeConfiguration<CustomerTag>,
        IEntityTypeConfiguration<CustomerMedical>,
        IEntityTypeConfiguration<CustomerFigures>,
        IEntityTypeConfiguration<TransferRequest>
{
    public void Configure(EntityTypeBuilder<CustomerTag> builder)
    {
        builder.HasKey(row => new
        {
            row.OrganisationId,
            row.CustomerId,
            row.Folded,
        });
        builder.Property(row => row.Text).HasMaxLength(40);
        builder.Property(row => row.Folded).HasMaxLength(120);
        builder.HasIndex(row => new
        {
            row.OrganisationId,
            row.Folded,
            row.BranchId,
            row.CustomerId,
        });
    }

    public void Configure(EntityTypeBuilder<CustomerMedical> builder)
    {
        builder.HasKey(row => row.CustomerId);
        builder.Property(row => row.CustomerId).ValueGeneratedNever();
        builder.Ignore(row => row.PendingChanges);
        builder
            .HasOne<Customer>()
            .WithOne()
            .HasForeignKey<CustomerMedical>(row => new { row.OrganisationId, row.CustomerId })
            .HasPrincipalKey<Customer>(customer => new { customer.OrganisationId, customer.Id })
            .OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<CustomerFigures> builder)
    {
        builder.HasKey(row => row.CustomerId);
        builder.Property(row => row.CustomerId).ValueGeneratedNever();
        builder.Property(row => row.SortName).HasMaxLength(SearchText.MaximumSortLength);
        builder
            .HasOne<Customer>()
            .WithOne()
            .HasForeignKey<CustomerFigures>(row => new { row.OrganisationId, row.CustomerId })
            .HasPrincipalKey<Customer>(customer => new { customer.OrganisationId, customer.Id })
            .OnDelete(DeleteBehavior.Cascade);
        FiguresIndexes(builder);
    }

    public void Configure(EntityTypeBuilder<TransferRequest> builder)
    {
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.Version).IsConcurrencyToken();
        builder.Property(row => row.Reason).HasMaxLength(TransferRequest.ReasonLength);
        builder
            .HasOne<Customer>()
            .WithMany()
            .HasForeignKey(row => new { row.OrganisationId, row.CustomerId })
            .HasPrincipalKey(customer => new { customer.OrganisationId, customer.Id })
            .OnDelete(DeleteBehavior.Restrict);
        foreach (var branch in new[] { nameof(TransferRequest.FromBranchId), nameof(TransferRequest.ToBranchId) })
        {
            builder
                .HasOne(typeof(Branch))
                .WithMany()
                .HasForeignKey(nameof(TransferRequest.OrganisationId), branch)
                .HasPrincipalKey(nameof(Branch.OrganisationId), nameof(Branch.Id))
                .OnDelete(DeleteBehavior.Restrict);
        }

        builder.HasIndex(row => new
        {
            row.OrganisationId,
            row.Status,
            row.DecidingBranchId,
        });
    }

    /// <summary>
    /// One index a sort and scope, a few by tier, and one by the day of the next exam; each carries everything the list filters by, so that
    /// pages and counts are read without touching the rows (PERFORMANCE §2). So many need statistics: without them SQLite takes the
    /// wrong ones (<see cref="Saving.SqliteStatistics"/>).
    /// </summary>
    private static void FiguresIndexes(EntityTypeBuilder<CustomerFigures> builder)
    {
        string[] sorts =
        [
            nameof(CustomerFigures.SortName),
            nameof(CustomerFigures.CreatedAt),
            nameof(CustomerFigures.LastOrderAt),
            nameof(CustomerFigures.TotalSpent),
            nameof(CustomerFigures.OrderCount),
        ];
        foreach (var sort in sorts)
        {
            Covering(builder, nameof(CustomerFigures.OrganisationId), sort);
            Covering(builder, nameof(CustomerFigures.BranchId), sort);
        }

        foreach (var sort in sorts[2..])
        {
            Covering(builder, nameof(CustomerFigures.OrganisationId), nameof(CustomerFigures.Tier), sort);
        }

        Covering(builder, nameof(CustomerFigures.OrganisationId), nameof(CustomerFigures.NextExamDue));
    }

    private static void Covering(EntityTypeBuilder<CustomerFigures> builder, params string[] keys)
    {
        string[] filters =
        [
            nameof(CustomerFigures.CustomerId),
            nameof(CustomerFigures.BranchId),
            nameof(CustomerFigures.IsActive),
            nameof(CustomerFigures.Tier),
            nameof(CustomerFigures.LastOrderAt),
            nameof(CustomerFigures.TotalSpent),
            nameof(CustomerFigures.NextExamDue),
            nameof(CustomerFigures.CreatedAt),
        ];
        builder.HasIndex([.. keys, .. filters.Except(keys, StringComparer.Ordinal)], $"IX_CustomerFigures_{string.Join('_', keys)}");
    }
}
