using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Optica.Data.Tenancy;
using Optica.Domain.Agreements;
using Optica.Domain.Orders;
using Optica.Domain.Prescriptions;
using Optica.Domain.Products;
using Optica.Domain.Quotes;
using Optica.Domain.WorkOrders;

namespace Optica.Data.Quotes;

internal sealed class QuoteConfiguration
    : IEntityTypeConfiguration<Quote>,
        IEntityTypeConfiguration<QuoteAlternative>,
        IEntityTypeConfiguration<QuoteLine>
{
    public void Configure(EntityTypeBuilder<Quote> builder)
    {
        builder.OfCustomer();
        builder.OfBothBranches();
        builder.HasAlternateKey(row => new { row.OrganisationId, row.Id });
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.Version).IsConcurrencyToken();
        builder.Property(row => row.Number).HasMaxLength(Quote.NumberLength);
        builder.Property(row => row.Notes).HasMaxLength(Quote.NotesLength);
        builder.Property(row => row.RejectionReason).HasMaxLength(Quote.ReasonLength);
        builder.Ignore(row => row.Accepted);
        builder
            .HasOne<Prescription>()
            .WithMany()
            .HasForeignKey(row => new { row.OrganisationId, row.PrescriptionId })
            .HasPrincipalKey(row => new { row.OrganisationId, row.Id })
            .OnDelete(DeleteBehavior.Restrict);
        builder
            .HasOne<Order>()
            .WithMany()
            .HasForeignKey(row => new { row.OrganisationId, row.OrderId })
            .HasPrincipalKey(row => new { row.OrganisationId, row.Id })
            .OnDelete(DeleteBehavior.Restrict);
        builder
            .HasMany(row => row.Alternatives)
            .WithOne()
            .HasForeignKey(part => new { part.OrganisationId, part.QuoteId })
            .HasPrincipalKey(row => new { row.OrganisationId, row.Id })
            .OnDelete(DeleteBehavior.Cascade);
        // the job that was made of it names it
        builder
            .HasMany<WorkOrder>()
            .WithOne()
            .HasForeignKey(job => new { job.OrganisationId, job.QuoteId })
            .HasPrincipalKey(row => new { row.OrganisationId, row.Id })
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(row => new { row.OrganisationId, row.Number }).IsUnique();
        builder.HasIndex(row => new { row.CustomerId, row.CreatedAt });
        builder.HasIndex(row => new
        {
            row.OrganisationId,
            row.CreatedAt,
            row.Id,
        });
        builder.HasIndex(row => new
        {
            row.BranchId,
            row.CreatedAt,
            row.Id,
        });
        builder.HasIndex(row => new { row.OrganisationId, row.SentAt });
    }

    public void Configure(EntityTypeBuilder<QuoteAlternative> builder)
    {
        builder.OfCustomer();
        builder.HasAlternateKey(row => new { row.OrganisationId, row.Id });
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.Name).HasMaxLength(QuoteAlternative.NameLength);
        builder.Property(row => row.OwnFrameDescription).HasMaxLength(QuoteAlternative.OwnFrameLength);
        builder.Property(row => row.BenefitName).HasMaxLength(Agreement.InstitutionLength);
        builder
            .HasOne<Agreement>()
            .WithMany()
            .HasForeignKey(row => new { row.OrganisationId, row.AgreementId })
            .HasPrincipalKey(row => new { row.OrganisationId, row.Id })
            .OnDelete(DeleteBehavior.Restrict);
        builder
            .HasMany(row => row.Lines)
            .WithOne()
            .HasForeignKey(line => new { line.OrganisationId, line.AlternativeId })
            .HasPrincipalKey(row => new { row.OrganisationId, row.Id })
            .OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<QuoteLine> builder)
    {
        builder.OfCustomer();
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.Description).HasMaxLength(OrderLine.DescriptionLength);
        builder.Property(row => row.DiscountName).HasMaxLength(Agreement.InstitutionLength);
        builder
            .HasOne<Product>()
            .WithMany()
            .HasForeignKey(row => new { row.OrganisationId, row.ProductId })
            .HasPrincipalKey(row => new { row.OrganisationId, row.Id })
            .OnDelete(DeleteBehavior.Restrict);
    }
}
