using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Optica.Data.Tenancy;
using Optica.Domain.Orders;
using Optica.Domain.Prescriptions;
using Optica.Domain.WorkOrders;

namespace Optica.Data.WorkOrders;

internal sealed class WorkOrderConfiguration : IEntityTypeConfiguration<WorkOrder>
{
    /// <summary>Name of the index that lets a quote become one job.</summary>
    public const string OneOfQuote = "IX_WorkOrders_Quote";

    public void Configure(EntityTypeBuilder<WorkOrder> builder)
    {
        builder.OfCustomer();
        builder.OfBothBranches();
        builder.HasAlternateKey(row => new { row.OrganisationId, row.Id });
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.Version).IsConcurrencyToken();
        builder.Property(row => row.Number).HasMaxLength(WorkOrder.NumberLength);
        builder.Property(row => row.RemakeCause).HasMaxLength(WorkOrderRules.NoteLength);
        builder.Property(row => row.LensDescription).HasMaxLength(WorkOrder.DescriptionLength);
        builder.Property(row => row.FrameDescription).HasMaxLength(WorkOrder.DescriptionLength);
        builder.Property(row => row.Notes).HasMaxLength(WorkOrder.NotesLength);
        Links(builder);
        builder
            .HasMany(row => row.Steps)
            .WithOne()
            .HasForeignKey(step => new { step.OrganisationId, step.WorkOrderId })
            .HasPrincipalKey(row => new { row.OrganisationId, row.Id })
            .OnDelete(DeleteBehavior.Restrict);
        Indexes(builder);
    }

    private static void Links(EntityTypeBuilder<WorkOrder> builder)
    {
        builder
            .HasOne<Order>()
            .WithMany()
            .HasForeignKey(row => new { row.OrganisationId, row.OrderId })
            .HasPrincipalKey(row => new { row.OrganisationId, row.Id })
            .OnDelete(DeleteBehavior.Restrict);
        builder
            .HasOne<Prescription>()
            .WithMany()
            .HasForeignKey(row => new { row.OrganisationId, row.PrescriptionId })
            .HasPrincipalKey(row => new { row.OrganisationId, row.Id })
            .OnDelete(DeleteBehavior.Restrict);
        builder
            .HasOne<WorkOrder>()
            .WithMany()
            .HasForeignKey(row => new { row.OrganisationId, row.OriginalId })
            .HasPrincipalKey(row => new { row.OrganisationId, row.Id })
            .OnDelete(DeleteBehavior.Restrict);
        builder
            .HasOne<Lab>()
            .WithMany()
            .HasForeignKey(row => new { row.OrganisationId, row.LabId })
            .HasPrincipalKey(row => new { row.OrganisationId, row.Id })
            .OnDelete(DeleteBehavior.Restrict);
    }

    private static void Indexes(EntityTypeBuilder<WorkOrder> builder)
    {
        builder.HasIndex(row => new { row.OrganisationId, row.Number }).IsUnique();
        builder.HasIndex(row => new { row.OrganisationId, row.QuoteId }, OneOfQuote).IsUnique().HasFilter("[QuoteId] IS NOT NULL");
        // the board and its columns, of all branches or of one
        builder.HasIndex(row => new
        {
            row.OrganisationId,
            row.Status,
            row.PromisedOn,
            row.Id,
        });
        builder.HasIndex(row => new
        {
            row.BranchId,
            row.Status,
            row.PromisedOn,
            row.Id,
        });
        // lists by age, a customer's newest
        builder.HasIndex(row => new
        {
            row.OrganisationId,
            row.CreatedAt,
            row.Id,
        });
        builder.HasIndex(row => new
        {
            row.CustomerId,
            row.CreatedAt,
            row.Id,
        });
        // what a laboratory finished lately
        builder.HasIndex(row => new
        {
            row.LabId,
            row.LensKind,
            row.StatusAt,
        });
    }
}
