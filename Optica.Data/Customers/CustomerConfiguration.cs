using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Optica.Domain.Customers;
using Optica.Domain.Organisations;

namespace Optica.Data.Customers;

internal sealed class CustomerConfiguration : IEntityTypeConfiguration<Customer>
{
    public void Configure(EntityTypeBuilder<Customer> builder)
    {
        builder.HasAlternateKey(row => new { row.OrganisationId, row.Id });
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.Version).IsConcurrencyToken();
        Lengths(builder);
        Relations(builder);
        Indexes(builder);
    }

    private static void Relations(EntityTypeBuilder<Customer> builder)
    {
        builder
            .HasOne<Branch>()
            .WithMany()
            .HasForeignKey(row => new { row.OrganisationId, row.BranchId })
            .HasPrincipalKey(branch => new { branch.OrganisationId, branch.Id })
            .OnDelete(DeleteBehavior.Restrict);
        builder
            .HasMany(row => row.Tags)
            .WithOne()
            .HasForeignKey(tag => new { tag.OrganisationId, tag.CustomerId })
            .HasPrincipalKey(row => new { row.OrganisationId, row.Id })
            .OnDelete(DeleteBehavior.Cascade);
        builder
            .HasMany(row => row.Consents)
            .WithOne()
            .HasForeignKey(consent => new { consent.OrganisationId, consent.CustomerId })
            .HasPrincipalKey(row => new { row.OrganisationId, row.Id })
            .OnDelete(DeleteBehavior.Cascade);
        builder.Ignore(row => row.Suspended);
        builder.Ignore(row => row.Standing);
    }

    private static void Indexes(EntityTypeBuilder<Customer> builder)
    {
        builder
            .HasIndex(
                row => new
                {
                    row.OrganisationId,
                    row.BranchId,
                    row.Rut,
                },
                CustomerIndexes.Rut
            )
            .IsUnique();
        builder
            .HasIndex(
                row => new
                {
                    row.OrganisationId,
                    row.BranchId,
                    row.UniqueEmail,
                },
                CustomerIndexes.Email
            )
            .IsUnique();
        builder
            .HasIndex(
                row => new
                {
                    row.OrganisationId,
                    row.BranchId,
                    row.UniquePhone,
                },
                CustomerIndexes.Phone
            )
            .IsUnique();
        // duplicate checks across the organisation, and the contact fields that are confirmed as shared
        builder.HasIndex(row => new { row.OrganisationId, row.Rut });
        builder.HasIndex(row => new { row.OrganisationId, row.Email });
        builder.HasIndex(row => new { row.OrganisationId, row.Phone });
        // covers the search until the in-process index is loaded
        builder.HasIndex(row => new
        {
            row.OrganisationId,
            row.BranchId,
            row.SearchText,
        });
    }

    private static void Lengths(EntityTypeBuilder<Customer> builder)
    {
        builder.Property(row => row.FirstName).HasMaxLength(100);
        builder.Property(row => row.LastName).HasMaxLength(100);
        builder.Property(row => row.FullName).HasMaxLength(201);
        builder.Property(row => row.Email).HasMaxLength(254);
        builder.Property(row => row.UniqueEmail).HasMaxLength(254);
        builder.Property(row => row.Phone).HasMaxLength(20);
        builder.Property(row => row.UniquePhone).HasMaxLength(20);
        builder.Property(row => row.Rut).HasMaxLength(12);
        builder.Property(row => row.DocumentNumber).HasMaxLength(40);
        builder.Property(row => row.AddressLine1).HasMaxLength(255);
        builder.Property(row => row.AddressLine2).HasMaxLength(255);
        builder.Property(row => row.City).HasMaxLength(100);
        builder.Property(row => row.State).HasMaxLength(100);
        builder.Property(row => row.PostalCode).HasMaxLength(20);
        builder.Property(row => row.Country).HasMaxLength(2);
        builder.Property(row => row.EmergencyContactName).HasMaxLength(200);
        builder.Property(row => row.EmergencyContactPhone).HasMaxLength(20);
        builder.Property(row => row.InsurancePolicyNumber).HasMaxLength(60);
        builder.Property(row => row.Notes).HasMaxLength(4000);
        builder.Property(row => row.DiscountReason).HasMaxLength(Customer.DiscountReasonLength);
        builder.Property(row => row.BlockedReason).HasMaxLength(Customer.BlockedReasonLength);
        builder.Property(row => row.SearchText).HasMaxLength(SearchText.MaximumLength);
        builder.Property(row => row.SortName).HasMaxLength(SearchText.MaximumSortLength);
    }
}

/// <summary>Names of the unique indexes that decide races.</summary>
internal static class CustomerIndexes
{
    public const string Rut = "IX_Customers_Unique_Rut";
    public const string Email = "IX_Customers_Unique_Email";
    public const string Phone = "IX_Customers_Unique_Phone";
}
