using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Optica.Data.Tenancy;
using Optica.Domain.Agreements;
using Optica.Domain.Orders;
using Optica.Domain.Organisations;
using Optica.Domain.Products;

namespace Optica.Data.Orders;

internal sealed class OrderConfiguration
    : IEntityTypeConfiguration<Order>,
        IEntityTypeConfiguration<OrderLine>,
        IEntityTypeConfiguration<OrderPayment>,
        IEntityTypeConfiguration<OrderRefund>,
        IEntityTypeConfiguration<NumberSeries>
{
    public void Configure(EntityTypeBuilder<Order> builder)
    {
        builder.OfCustomer();
        builder.OfBothBranches();
        builder.HasAlternateKey(row => new { row.OrganisationId, row.Id });
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.Version).IsConcurrencyToken();
        builder.Property(row => row.Number).HasMaxLength(Order.NumberLength);
        builder.Property(row => row.Notes).HasMaxLength(Order.NotesLength);
        builder.Property(row => row.ClosingReason).HasMaxLength(OrderRefund.ReasonLength);
        builder.Property(row => row.BenefitName).HasMaxLength(Agreement.InstitutionLength);
        builder
            .HasOne<Agreement>()
            .WithMany()
            .HasForeignKey(row => new { row.OrganisationId, row.AgreementId })
            .HasPrincipalKey(row => new { row.OrganisationId, row.Id })
            .OnDelete(DeleteBehavior.Restrict);
        Parts(builder);
        builder.HasIndex(row => new { row.OrganisationId, row.Number }).IsUnique();
        // a customer's figures, months and newest orders without touching the rows
        builder.HasIndex(row => new
        {
            row.CustomerId,
            row.CreatedAt,
            row.Status,
            row.Amount,
        });
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
    }

    public void Configure(EntityTypeBuilder<OrderLine> builder)
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
        builder.HasIndex(row => new
        {
            row.OrderId,
            row.ProductId,
            row.Quantity,
        });
    }

    public void Configure(EntityTypeBuilder<OrderPayment> builder)
    {
        builder.OfCustomer();
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.Reference).HasMaxLength(OrderPayment.ReferenceLength);
    }

    public void Configure(EntityTypeBuilder<OrderRefund> builder)
    {
        builder.OfCustomer();
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.Reason).HasMaxLength(OrderRefund.ReasonLength);
    }

    public void Configure(EntityTypeBuilder<NumberSeries> builder)
    {
        builder.HasKey(row => new
        {
            row.OrganisationId,
            row.Prefix,
            row.Year,
        });
        builder.Property(row => row.Prefix).HasMaxLength(10);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(row => row.OrganisationId).OnDelete(DeleteBehavior.Restrict);
    }

    private static void Parts(EntityTypeBuilder<Order> builder)
    {
        builder
            .HasMany(row => row.Lines)
            .WithOne()
            .HasForeignKey(line => new { line.OrganisationId, line.OrderId })
            .HasPrincipalKey(row => new { row.OrganisationId, row.Id })
            .OnDelete(DeleteBehavior.Cascade);
        builder
            .HasMany(row => row.Payments)
            .WithOne()
            .HasForeignKey(payment => new { payment.OrganisationId, payment.OrderId })
            .HasPrincipalKey(row => new { row.OrganisationId, row.Id })
            .OnDelete(DeleteBehavior.Restrict);
        builder
            .HasMany(row => row.Refunds)
            .WithOne()
            .HasForeignKey(refund => new { refund.OrganisationId, refund.OrderId })
            .HasPrincipalKey(row => new { row.OrganisationId, row.Id })
            .OnDelete(DeleteBehavior.Restrict);
    }
}
