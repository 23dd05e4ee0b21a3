using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Optica.Domain.Customers;
using Optica.Domain.Organisations;

namespace Optica.Data.Customers;

/// <summary>What customers agreed to, and the requests of rights.</summary>
internal sealed class RightsConfiguration : IEntityTypeConfiguration<CustomerConsent>, IEntityTypeConfiguration<RightsRequest>
{
    public void Configure(EntityTypeBuilder<CustomerConsent> builder)
    {
        builder.HasKey(row => new
        {
            row.OrganisationId,
            row.CustomerId,
            row.Purpose,
            row.Channel,
        });
        builder
            .HasOne<Branch>()
            .WithMany()
            .HasForeignKey(row => new { row.OrganisationId, row.BranchId })
            .HasPrincipalKey(branch => new { branch.OrganisationId, branch.Id })
            .OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<RightsRequest> builder)
    {
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.Version).IsConcurrencyToken();
        builder.Property(row => row.Number).HasMaxLength(20);
        builder.Property(row => row.Applicant).HasMaxLength(RightsInputValidator.ApplicantLength);
        builder.Property(row => row.Evidence).HasMaxLength(RightsInputValidator.EvidenceLength);
        builder.Property(row => row.Answer).HasMaxLength(RightsInputValidator.EvidenceLength);
        builder
            .HasOne<Customer>()
            .WithMany()
            .HasForeignKey(row => new { row.OrganisationId, row.CustomerId })
            .HasPrincipalKey(customer => new { customer.OrganisationId, customer.Id })
            .OnDelete(DeleteBehavior.Restrict);
        builder
            .HasOne<Branch>()
            .WithMany()
            .HasForeignKey(row => new { row.OrganisationId, row.BranchId })
            .HasPrincipalKey(branch => new { branch.OrganisationId, branch.Id })
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(row => new { row.OrganisationId, row.Number }).IsUnique();
        builder.HasIndex(row => new
        {
            row.OrganisationId,
            row.CustomerId,
            row.AskedAt,
        });
    }
}
