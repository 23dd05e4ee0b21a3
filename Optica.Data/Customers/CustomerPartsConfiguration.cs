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
    /// One index a sort and scope, each with everything the list filters by: pages are read without touching the rows (PERFORMANCE
    /// §2). Ten, no more: with others SQLite's planner goes astray.
    /// </summary>
    private static void FiguresIndexes(EntityTypeBuilder<CustomerFigures> builder)
    {
        string[] filters =
        [
            nameof(CustomerFigures.CustomerId),
            nameof(CustomerFigures.BranchId),
            nameof(CustomerFigures.IsActive),
            nameof(CustomerFigures.Tier),
            nameof(CustomerFigures.LastOrderAt),
        ];
        foreach (var scope in new[] { nameof(CustomerFigures.OrganisationId), nameof(CustomerFigures.BranchId) })
        {
            foreach (
                var sort in new[]
                {
                    nameof(CustomerFigures.SortName),
                    nameof(CustomerFigures.CreatedAt),
                    nameof(CustomerFigures.TotalSpent),
                }
            )
            {
                builder.HasIndex([scope, sort, .. filters.Where(filter => filter != scope)]);
            }

            var byLast = filters.Where(filter => filter != scope && filter != nameof(CustomerFigures.LastOrderAt));
            builder.HasIndex([scope, nameof(CustomerFigures.LastOrderAt), .. byLast]);
        }

        foreach (var sort in new[] { nameof(CustomerFigures.TotalSpent), nameof(CustomerFigures.LastOrderAt) })
        {
            builder.HasIndex(
                nameof(CustomerFigures.OrganisationId),
                nameof(CustomerFigures.Tier),
                sort,
                nameof(CustomerFigures.CustomerId),
                nameof(CustomerFigures.BranchId),
                nameof(CustomerFigures.IsActive)
            );
        }
    }
}
