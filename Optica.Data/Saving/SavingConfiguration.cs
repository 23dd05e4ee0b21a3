using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Optica.Data.Access;
using Optica.Domain.Audit;
using Optica.Domain.Jobs;
using Optica.Domain.Notifications;
using Optica.Domain.Organisations;
using Optica.Domain.Saving;

namespace Optica.Data.Saving;

internal sealed class SavingConfiguration
    : IEntityTypeConfiguration<AuditEntry>,
        IEntityTypeConfiguration<AuditLink>,
        IEntityTypeConfiguration<Change>,
        IEntityTypeConfiguration<ProcessedOperation>,
        IEntityTypeConfiguration<Notification>,
        IEntityTypeConfiguration<NotificationRead>,
        IEntityTypeConfiguration<MutedKind>,
        IEntityTypeConfiguration<Job>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.HasKey(row => row.Sequence);
        builder.Property(row => row.Sequence).ValueGeneratedOnAdd();
        builder.HasIndex(row => row.Id).IsUnique();
        builder.Property(row => row.UserName).HasMaxLength(OpticaUser.NameLength);
        builder.Property(row => row.Action).HasMaxLength(40);
        builder.Property(row => row.RecordKind).HasMaxLength(60);
        builder.Property(row => row.Reason).HasMaxLength(400);
        builder.Property(row => row.Mac).HasMaxLength(32);
        builder.HasIndex(row => new { row.RecordId, row.Sequence });
        builder.HasIndex(row => new { row.OrganisationId, row.Sequence });
        builder.HasIndex(row => new { row.OrganisationId, row.At });
        builder.HasIndex(row => new
        {
            row.OrganisationId,
            row.UserId,
            row.At,
        });
        builder.HasIndex(row => new
        {
            row.OrganisationId,
            row.Action,
            row.At,
        });
        builder.HasIndex(row => new
        {
            row.OrganisationId,
            row.BranchId,
            row.At,
        });
        builder.HasIndex(row => new
        {
            row.OrganisationId,
            row.RecordKind,
            row.At,
        });
    }

    public void Configure(EntityTypeBuilder<AuditLink> builder)
    {
        builder.HasKey(row => new { row.Chain, row.Number });
        builder.Property(row => row.Number).ValueGeneratedNever();
        builder.Property(row => row.Hash).HasMaxLength(32).IsFixedLength();
        builder.HasIndex(row => row.Sequence).IsUnique();
    }

    public void Configure(EntityTypeBuilder<Change> builder)
    {
        builder.HasKey(row => row.Sequence);
        builder.Property(row => row.Sequence).ValueGeneratedOnAdd();
        builder.Property(row => row.Kind).HasMaxLength(60);
        builder.HasIndex(row => row.At);
    }

    public void Configure(EntityTypeBuilder<ProcessedOperation> builder)
    {
        builder.HasKey(row => new { row.UserId, row.OperationId });
        builder.Property(row => row.RequestHash).HasMaxLength(32);
        builder.HasIndex(row => row.At);
    }

    public void Configure(EntityTypeBuilder<Notification> builder)
    {
        builder.HasAlternateKey(row => new { row.OrganisationId, row.Id });
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder
            .HasOne<Branch>()
            .WithMany()
            .HasForeignKey(row => new { row.OrganisationId, row.BranchId })
            .HasPrincipalKey(branch => new { branch.OrganisationId, branch.Id })
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(row => new { row.OrganisationId, row.CreatedAt });
    }

    public void Configure(EntityTypeBuilder<NotificationRead> builder)
    {
        builder.HasKey(row => new { row.UserId, row.NotificationId });
        builder
            .HasOne<Notification>()
            .WithMany()
            .HasForeignKey(row => new { row.OrganisationId, row.NotificationId })
            .HasPrincipalKey(notification => new { notification.OrganisationId, notification.Id })
            .OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<MutedKind> builder)
    {
        builder.HasKey(row => new { row.UserId, row.Kind });
        builder.HasOne<OpticaUser>().WithMany().HasForeignKey(row => row.UserId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<Job> builder)
    {
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.Version).IsConcurrencyToken();
        builder.Property(row => row.Kind).HasMaxLength(60);
        builder.Property(row => row.Parameters).HasMaxLength(4000);
        builder.Property(row => row.ResultFile).HasMaxLength(200);
        builder.Property(row => row.TraceId).HasMaxLength(64);
        builder.Property(row => row.ErrorCode).HasMaxLength(60);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(row => row.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(row => new { row.Status, row.CreatedAt });
        builder.HasIndex(row => new { row.UserId, row.CreatedAt });
    }
}
