using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Optica.Data.Tenancy;
using Optica.Domain.Organisations;
using Optica.Domain.WorkOrders;

namespace Optica.Data.WorkOrders;

internal sealed class WorkOrderPartConfiguration
    : IEntityTypeConfiguration<WorkOrderStep>,
        IEntityTypeConfiguration<WorkOrderMedical>,
        IEntityTypeConfiguration<WorkOrderCheck>,
        IEntityTypeConfiguration<Lab>
{
    public void Configure(EntityTypeBuilder<WorkOrderStep> builder)
    {
        builder.OfCustomer();
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.Note).HasMaxLength(WorkOrderRules.NoteLength);
        builder
            .HasIndex(row => new
            {
                row.OrganisationId,
                row.WorkOrderId,
                row.Position,
            })
            .IsUnique();
    }

    public void Configure(EntityTypeBuilder<WorkOrderMedical> builder)
    {
        builder.OfCustomer();
        builder.HasKey(row => row.WorkOrderId);
        builder.Property(row => row.WorkOrderId).ValueGeneratedNever();
        builder.Ignore(row => row.PendingChanges);
        builder
            .HasOne<WorkOrder>()
            .WithOne()
            .HasForeignKey<WorkOrderMedical>(row => new { row.OrganisationId, row.WorkOrderId })
            .HasPrincipalKey<WorkOrder>(row => new { row.OrganisationId, row.Id })
            .OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<WorkOrderCheck> builder)
    {
        builder.OfCustomer();
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Ignore(row => row.PendingChanges);
        builder
            .HasOne<WorkOrder>()
            .WithMany()
            .HasForeignKey(row => new { row.OrganisationId, row.WorkOrderId })
            .HasPrincipalKey(row => new { row.OrganisationId, row.Id })
            .OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Lab> builder)
    {
        builder.HasAlternateKey(row => new { row.OrganisationId, row.Id });
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.Version).IsConcurrencyToken();
        builder.Property(row => row.Name).HasMaxLength(Lab.NameLength);
        builder.Property(row => row.UniqueName).HasMaxLength(Lab.UniqueNameLength);
        builder.Property(row => row.Contact).HasMaxLength(Lab.ContactLength);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(row => row.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(row => new { row.OrganisationId, row.UniqueName }).IsUnique();
    }
}
