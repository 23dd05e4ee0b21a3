using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Optica.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class EyeCare : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "AllowsEighths",
                table: "Organisations",
                type: "bit",
                nullable: false,
                defaultValue: false
            );

            migrationBuilder.AddColumn<int>(
                name: "ContactLensMonths",
                table: "Organisations",
                type: "int",
                nullable: false,
                defaultValue: 12
            );

            migrationBuilder.AddColumn<int>(name: "ExamMonths", table: "Organisations", type: "int", nullable: false, defaultValue: 12);

            migrationBuilder.AddColumn<int>(
                name: "SpectacleMonths",
                table: "Organisations",
                type: "int",
                nullable: false,
                defaultValue: 24
            );

            migrationBuilder.AddColumn<int>(name: "Attempts", table: "Jobs", type: "int", nullable: false, defaultValue: 0);

            migrationBuilder.AddColumn<int>(name: "NoShows", table: "CustomerFigures", type: "int", nullable: false, defaultValue: 0);

            migrationBuilder.AddColumn<int>(name: "Visits", table: "CustomerFigures", type: "int", nullable: false, defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "BookableResources",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    BranchId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    Kind = table.Column<int>(type: "int", nullable: false),
                    UserId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    IsActive = table.Column<bool>(type: "bit", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    CreatedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    UpdatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    UpdatedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BookableResources", x => x.Id);
                    table.UniqueConstraint("AK_BookableResources_OrganisationId_Id", x => new { x.OrganisationId, x.Id });
                    table.ForeignKey(
                        name: "FK_BookableResources_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "FK_BookableResources_Branches_OrganisationId_BranchId",
                        columns: x => new { x.OrganisationId, x.BranchId },
                        principalTable: "Branches",
                        principalColumns: new[] { "OrganisationId", "Id" },
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "BranchSchedules",
                columns: table => new
                {
                    BranchId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Week = table.Column<string>(type: "nvarchar(250)", maxLength: 250, nullable: false),
                    SlotMinutes = table.Column<int>(type: "int", nullable: false),
                    BufferMinutes = table.Column<int>(type: "int", nullable: false),
                    NoticeMinutes = table.Column<int>(type: "int", nullable: false),
                    AdvanceDays = table.Column<int>(type: "int", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    CreatedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    UpdatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    UpdatedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BranchSchedules", x => x.BranchId);
                    table.UniqueConstraint("AK_BranchSchedules_OrganisationId_BranchId", x => new { x.OrganisationId, x.BranchId });
                    table.ForeignKey(
                        name: "FK_BranchSchedules_Branches_OrganisationId_BranchId",
                        columns: x => new { x.OrganisationId, x.BranchId },
                        principalTable: "Branches",
                        principalColumns: new[] { "OrganisationId", "Id" },
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "Prescriptions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    BranchId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CustomerId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CustomerBranchId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<int>(type: "int", nullable: false),
                    Status = table.Column<int>(type: "int", nullable: false),
                    StatusAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    PrescribedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    ExpiresOn = table.Column<DateOnly>(type: "date", nullable: false),
                    AmendsId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    CreatedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    UpdatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    UpdatedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Prescriptions", x => x.Id);
                    table.UniqueConstraint("AK_Prescriptions_OrganisationId_Id", x => new { x.OrganisationId, x.Id });
                    table.ForeignKey(
                        name: "FK_Prescriptions_Branches_OrganisationId_BranchId",
                        columns: x => new { x.OrganisationId, x.BranchId },
                        principalTable: "Branches",
                        principalColumns: new[] { "OrganisationId", "Id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "FK_Prescriptions_Branches_OrganisationId_CustomerBranchId",
                        columns: x => new { x.OrganisationId, x.CustomerBranchId },
                        principalTable: "Branches",
                        principalColumns: new[] { "OrganisationId", "Id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "FK_Prescriptions_Customers_OrganisationId_CustomerId",
                        columns: x => new { x.OrganisationId, x.CustomerId },
                        principalTable: "Customers",
                        principalColumns: new[] { "OrganisationId", "Id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "FK_Prescriptions_Prescriptions_OrganisationId_AmendsId",
                        columns: x => new { x.OrganisationId, x.AmendsId },
                        principalTable: "Prescriptions",
                        principalColumns: new[] { "OrganisationId", "Id" },
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "Appointments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    BranchId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CustomerId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    CustomerBranchId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    GuestName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    GuestRut = table.Column<string>(type: "nvarchar(12)", maxLength: 12, nullable: true),
                    GuestPhone = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: true),
                    ResourceId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Type = table.Column<int>(type: "int", nullable: false),
                    StartsAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    EndsAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    FreeAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Status = table.Column<int>(type: "int", nullable: false),
                    StatusAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    CancelReason = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    Notes = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    CreatedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    UpdatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    UpdatedBy = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Appointments", x => x.Id);
                    table.UniqueConstraint("AK_Appointments_OrganisationId_Id", x => new { x.OrganisationId, x.Id });
                    table.ForeignKey(
                        name: "FK_Appointments_BookableResources_OrganisationId_ResourceId",
                        columns: x => new { x.OrganisationId, x.ResourceId },
                        principalTable: "BookableResources",
                        principalColumns: new[] { "OrganisationId", "Id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "FK_Appointments_Branches_OrganisationId_BranchId",
                        columns: x => new { x.OrganisationId, x.BranchId },
                        principalTable: "Branches",
                        principalColumns: new[] { "OrganisationId", "Id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "FK_Appointments_Branches_OrganisationId_CustomerBranchId",
                        columns: x => new { x.OrganisationId, x.CustomerBranchId },
                        principalTable: "Branches",
                        principalColumns: new[] { "OrganisationId", "Id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "FK_Appointments_Customers_OrganisationId_CustomerId",
                        columns: x => new { x.OrganisationId, x.CustomerId },
                        principalTable: "Customers",
                        principalColumns: new[] { "OrganisationId", "Id" },
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "BlockedDates",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    BranchId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BlockedDates", x => x.Id);
                    table.ForeignKey(
                        name: "FK_BlockedDates_BranchSchedules_OrganisationId_BranchId",
                        columns: x => new { x.OrganisationId, x.BranchId },
                        principalTable: "BranchSchedules",
                        principalColumns: new[] { "OrganisationId", "BranchId" },
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "PrescriptionMedical",
                columns: table => new
                {
                    PrescriptionId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    BranchId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CustomerId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CustomerBranchId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Payload = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PrescriptionMedical", x => x.PrescriptionId);
                    table.ForeignKey(
                        name: "FK_PrescriptionMedical_Customers_OrganisationId_CustomerId",
                        columns: x => new { x.OrganisationId, x.CustomerId },
                        principalTable: "Customers",
                        principalColumns: new[] { "OrganisationId", "Id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "FK_PrescriptionMedical_Prescriptions_OrganisationId_PrescriptionId",
                        columns: x => new { x.OrganisationId, x.PrescriptionId },
                        principalTable: "Prescriptions",
                        principalColumns: new[] { "OrganisationId", "Id" },
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "AppointmentCells",
                columns: table => new
                {
                    ResourceId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Cell = table.Column<int>(type: "int", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    AppointmentId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AppointmentCells", x => new { x.ResourceId, x.Cell });
                    table.ForeignKey(
                        name: "FK_AppointmentCells_Appointments_OrganisationId_AppointmentId",
                        columns: x => new { x.OrganisationId, x.AppointmentId },
                        principalTable: "Appointments",
                        principalColumns: new[] { "OrganisationId", "Id" },
                        onDelete: ReferentialAction.Cascade
                    );
                    table.ForeignKey(
                        name: "FK_AppointmentCells_BookableResources_OrganisationId_ResourceId",
                        columns: x => new { x.OrganisationId, x.ResourceId },
                        principalTable: "BookableResources",
                        principalColumns: new[] { "OrganisationId", "Id" },
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateIndex(
                name: "IX_AppointmentCells_OrganisationId_AppointmentId",
                table: "AppointmentCells",
                columns: new[] { "OrganisationId", "AppointmentId" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_AppointmentCells_OrganisationId_ResourceId",
                table: "AppointmentCells",
                columns: new[] { "OrganisationId", "ResourceId" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_Appointments_BranchId_StartsAt_Id",
                table: "Appointments",
                columns: new[] { "BranchId", "StartsAt", "Id" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_Appointments_CustomerId_StartsAt_Id",
                table: "Appointments",
                columns: new[] { "CustomerId", "StartsAt", "Id" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_Appointments_OrganisationId_BranchId",
                table: "Appointments",
                columns: new[] { "OrganisationId", "BranchId" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_Appointments_OrganisationId_CustomerBranchId",
                table: "Appointments",
                columns: new[] { "OrganisationId", "CustomerBranchId" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_Appointments_OrganisationId_CustomerId",
                table: "Appointments",
                columns: new[] { "OrganisationId", "CustomerId" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_Appointments_OrganisationId_ResourceId",
                table: "Appointments",
                columns: new[] { "OrganisationId", "ResourceId" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_Appointments_OrganisationId_StartsAt_Id",
                table: "Appointments",
                columns: new[] { "OrganisationId", "StartsAt", "Id" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_Appointments_ResourceId_StartsAt_Id",
                table: "Appointments",
                columns: new[] { "ResourceId", "StartsAt", "Id" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_BlockedDates_BranchId_Day",
                table: "BlockedDates",
                columns: new[] { "BranchId", "Day" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "IX_BlockedDates_OrganisationId_BranchId",
                table: "BlockedDates",
                columns: new[] { "OrganisationId", "BranchId" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_BookableResources_OrganisationId_BranchId",
                table: "BookableResources",
                columns: new[] { "OrganisationId", "BranchId" }
            );

            migrationBuilder.CreateIndex(name: "IX_BookableResources_UserId", table: "BookableResources", column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_PrescriptionMedical_OrganisationId_CustomerId",
                table: "PrescriptionMedical",
                columns: new[] { "OrganisationId", "CustomerId" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_PrescriptionMedical_OrganisationId_PrescriptionId",
                table: "PrescriptionMedical",
                columns: new[] { "OrganisationId", "PrescriptionId" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "IX_Prescriptions_Current",
                table: "Prescriptions",
                columns: new[] { "OrganisationId", "CustomerId", "Kind" },
                unique: true,
                filter: "[Status] = 2"
            );

            migrationBuilder.CreateIndex(
                name: "IX_Prescriptions_CustomerBranchId_Status_ExpiresOn_Id",
                table: "Prescriptions",
                columns: new[] { "CustomerBranchId", "Status", "ExpiresOn", "Id" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_Prescriptions_CustomerId_PrescribedOn_Id",
                table: "Prescriptions",
                columns: new[] { "CustomerId", "PrescribedOn", "Id" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_Prescriptions_OrganisationId_AmendsId",
                table: "Prescriptions",
                columns: new[] { "OrganisationId", "AmendsId" },
                unique: true,
                filter: "[AmendsId] IS NOT NULL"
            );

            migrationBuilder.CreateIndex(
                name: "IX_Prescriptions_OrganisationId_BranchId",
                table: "Prescriptions",
                columns: new[] { "OrganisationId", "BranchId" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_Prescriptions_OrganisationId_CustomerBranchId",
                table: "Prescriptions",
                columns: new[] { "OrganisationId", "CustomerBranchId" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_Prescriptions_OrganisationId_Status_ExpiresOn_Id",
                table: "Prescriptions",
                columns: new[] { "OrganisationId", "Status", "ExpiresOn", "Id" }
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "AppointmentCells");

            migrationBuilder.DropTable(name: "BlockedDates");

            migrationBuilder.DropTable(name: "PrescriptionMedical");

            migrationBuilder.DropTable(name: "Appointments");

            migrationBuilder.DropTable(name: "BranchSchedules");

            migrationBuilder.DropTable(name: "Prescriptions");

            migrationBuilder.DropTable(name: "BookableResources");

            migrationBuilder.DropColumn(name: "AllowsEighths", table: "Organisations");

            migrationBuilder.DropColumn(name: "ContactLensMonths", table: "Organisations");

            migrationBuilder.DropColumn(name: "ExamMonths", table: "Organisations");

            migrationBuilder.DropColumn(name: "SpectacleMonths", table: "Organisations");

            migrationBuilder.DropColumn(name: "Attempts", table: "Jobs");

            migrationBuilder.DropColumn(name: "NoShows", table: "CustomerFigures");

            migrationBuilder.DropColumn(name: "Visits", table: "CustomerFigures");
        }
    }
}
